"""Every way of storing pixels as the one that goes into a deck: eight bits of sRGB, see-through or not."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")
_SEE_THROUGH = ("RGBA", "LA", "PA", "La", "RGBa")


def to_srgb(image: Image.Image) -> Image.Image:
    """Return the picture as RGB, or as RGBA where something of it is see-through.

    A colour profile in the file (of a camera, or for print) is applied, as it will not go with the pixels;
    deep grey values are scaled, not cut.
    """
    if image.mode in _DEEP:
        return _eight_bits(image).convert("RGB")
    see_through = image.mode in _SEE_THROUGH or "transparency" in image.info
    plain = _as_profiled(image) or image
    if not see_through:
        return _rgb(plain)
    clear = image if image.mode == "RGBA" else image.convert("RGBA")
    alpha = clear.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return _rgb(plain)
    if plain is image:
        return clear
    coloured = _rgb(plain)
    coloured.putalpha(alpha)
    return coloured


def _rgb(image: Image.Image) -> Image.Image:
    """The picture as RGB; one that is such already is not copied."""
    return image if image.mode == "RGB" else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep grey scaled to eight bits: by 16 bits where the values are such, otherwise by their own range."""
    deep = image.convert("F")
    low, high = (float(end) for end in deep.getextrema() if not isinstance(end, tuple))
    if image.mode == "F" or low < 0 or high > 65_535:
        scale, start = 255 / ((high - low) or 1.0), low
    else:
        scale, start = (255 / 65_535 if high > 255 or image.mode.startswith("I;16") else 1.0), 0.0
    return deep.point(lambda value: value * scale - start * scale).convert("L")


def _as_profiled(image: Image.Image) -> Image.Image | None:
    """The picture's colours by its own profile, None where it has none that can be applied."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile or image.mode not in ("RGB", "CMYK", "L", "RGBA"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        bare = image.convert("RGB") if image.mode == "RGBA" else image
        return ImageCms.profileToProfile(bare, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
