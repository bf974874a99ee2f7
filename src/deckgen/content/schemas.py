"""The JSON Schemas of the content files, made from the models for an editor."""

from __future__ import annotations

import json
from collections.abc import Mapping

from deckgen.content.batch_file import Batch
from deckgen.content.brand import Brand
from deckgen.content.investor import Change, Investor
from deckgen.content.model import Form
from deckgen.content.region import Region
from deckgen.content.shape import OneForm, Schema, form_shape
from deckgen.content.storyline import Storyline

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """Return the schema of each content file by its name, as JSON with a stable order."""
    return {
        "batch": _whole(Batch),
        "brand": _whole(Brand),
        "region": _whole(Region),
        "language": _in_part(Region, "Language file"),
        "investor": _investor(),
        "investor-language": _in_part(Investor, "Language file of an investor"),
        "storyline": _whole(Storyline),
    }


def _whole(form: type[Form]) -> bytes:
    forms = _Forms()
    told = forms.keys_of(form_shape(form))
    return _as_json({"title": form.__name__, **told}, forms)


def _in_part(form: type[Form], title: str) -> bytes:
    """A file that is laid over one of this form: any of its texts; only the language is required."""
    forms = _Parts()
    told = forms.keys_of(form_shape(form))
    if form is Investor:
        told["properties"]["regions"] = _regions(forms)
    return _as_json({"title": title, **told, "required": ["language"]}, forms)


def _investor() -> bytes:
    """An investor file: its own keys, and under each region what is chosen and what is said differently."""
    forms, parts = _Forms(), _Parts()
    told = forms.keys_of(form_shape(Investor))
    told["properties"]["regions"] = _regions(parts)
    return _as_json({"title": Investor.__name__, **told}, forms, parts)


def _regions(parts: _Parts) -> Schema:
    """Each region's name, and under it what is laid over the region, and how it is chosen from."""
    over = parts.keys_of(form_shape(Region))
    change = parts.keys_of(form_shape(Change))
    over["properties"] |= change["properties"]
    return {"type": "object", "additionalProperties": over}


class _Forms:
    """Tells of forms as they stand in a file of their own, and keeps the schema of each."""

    suffix = ""

    def __init__(self) -> None:
        self.known: dict[str, Schema] = {}

    def told(self, form: OneForm) -> Schema:
        """Return a reference to a form."""
        name = form.form.__name__ + self.suffix
        if name not in self.known:
            self.known[name] = {}
            self.known[name] = self._with_short(form, self.keys_of(form))
        return {"$ref": f"#/$defs/{name}"}

    def keys_of(self, form: OneForm) -> Schema:
        """Return what a form's keys may hold; `data` may stand in the place of some."""
        properties = {}
        for key in form.keys:
            shape = form.at(key)
            assert shape is not None
            properties[key] = shape.schema(self)
        told: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if form.form.__doc__:
            told["description"] = form.form.__doc__
        return told | self._required(form)

    def _required(self, form: OneForm) -> Schema:
        from_data = form.form.from_data
        required = [key for key in form.required if key not in from_data]
        either = [{"required": ["data"]}, {"required": list(from_data)}] if from_data else []
        return ({"required": required} if required else {}) | ({"anyOf": either} if either else {})

    def _with_short(self, form: OneForm, keys: Schema) -> Schema:
        """A form, or the value of the one key that it may be written as."""
        short = form.at(form.form.short_for)
        return {"anyOf": [short.schema(self), keys]} if short else keys

    def addressed(self, listed: Schema) -> Schema:
        """Return a list as it is."""
        return listed


class _Parts(_Forms):
    """Tells of forms as they are laid over others: nothing is required, and ids may be keys."""

    suffix = "InPart"

    def _required(self, form: OneForm) -> Schema:
        return {}

    def addressed(self, listed: Schema) -> Schema:
        """Return a list of any length, or a mapping of its entries' ids."""
        entry = listed["items"]
        by_id = {"type": "object", "additionalProperties": entry}
        return {"anyOf": [{"type": "array", "items": entry}, by_id]}


def _as_json(schema: Mapping[str, object], *forms: _Forms) -> bytes:
    definitions = {name: told for one in forms for name, told in sorted(one.known.items())}
    whole = {"$schema": _DIALECT, **schema} | ({"$defs": definitions} if definitions else {})
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
