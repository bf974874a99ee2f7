"""The JSON Schemas of the content files, made from the models."""

from __future__ import annotations

import json
from typing import Any

from deckgen.content.batch_file import Batch
from deckgen.content.brand import Brand
from deckgen.content.investor import Change, Investor
from deckgen.content.region import Region
from deckgen.content.storyline import Storyline

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """Return the schema of each content file by its name, as JSON with a stable order."""
    region = Region.model_json_schema()
    made = {
        "batch": Batch.model_json_schema(),
        "brand": Brand.model_json_schema(),
        "region": region,
        "language": _language(region),
        "investor": _investor(region),
        "storyline": Storyline.model_json_schema(),
    }
    return {name: _as_json({"$schema": _DIALECT, **schema}) for name, schema in made.items()}


def _language(region: dict[str, Any]) -> dict[str, Any]:
    """A language file: any of the region's texts, lists by id as mappings; only the language is required."""
    definitions = {name: _partial(schema) for name, schema in region["$defs"].items()}
    return {**_partial(region), "$defs": definitions, "title": "Language file", "required": ["language"]}


def _investor(region: dict[str, Any]) -> dict[str, Any]:
    """An investor file: its own keys, and under each region what is chosen and what is said differently."""
    own, change, over = Investor.model_json_schema(), Change.model_json_schema(), _language(region)
    definitions = {**own.pop("$defs"), **change.pop("$defs"), **over.pop("$defs")}
    differing = {key: value for key, value in over.items() if key not in ("required", "title")}
    differing["properties"] = {**differing["properties"], **change["properties"]}
    own["properties"]["regions"] = {"type": "object", "additionalProperties": differing}
    return {**own, "$defs": definitions}


def _partial(schema: dict[str, Any]) -> dict[str, Any]:
    bare = {key: value for key, value in schema.items() if key not in ("required", "$defs")}
    properties = {name: _addressable(value) for name, value in bare.get("properties", {}).items()}
    return {**bare, "properties": properties} if properties else bare


def _addressable(schema: dict[str, Any]) -> dict[str, Any]:
    """A list may also be written as a mapping of its entries' ids."""
    items = schema.get("items")
    if schema.get("type") != "array" or not items:
        return schema
    bare = {
        key: value for key, value in schema.items() if key not in ("type", "items", "minItems", "maxItems")
    }
    listed = {"type": "array", "items": items}
    return {**bare, "anyOf": [listed, {"type": "object", "additionalProperties": items}]}


def _as_json(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
