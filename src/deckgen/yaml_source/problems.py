"""Every mistake the YAML loader knows: its code, what is wrong, and the cure."""

from __future__ import annotations

from deckgen.diagnostics import Finding, Severity, Where

_QUOTE_IT = 'put the whole text in straight quotes, as in "..."'
_UTF8 = "save the file as UTF-8 (in Notepad: Save As, Encoding: UTF-8)"

PROBLEMS: dict[str, tuple[str, str]] = {
    "file-too-large": (
        "the file has {size} bytes; the limit is {limit}",
        "split it, or move long data out of it",
    ),
    "not-utf8": (
        "the file is not UTF-8 text here ({detail})",
        _UTF8,
    ),
    "control-character": (
        "an invisible character U+{code_point} stands in the text",
        "delete it and type the text anew",
    ),
    "damaged-character": (
        "a character was lost here: only U+FFFD is left of it",
        "type the lost character again, then " + _UTF8,
    ),
    "tab-indentation": (
        "the line is indented with a tab",
        "indent with spaces, two for each level",
    ),
    "empty-file": (
        "the file holds nothing",
        "write at least one line such as 'name: Kumamoto'",
    ),
    "not-a-mapping": (
        "the file is a {found}, not lines of 'key: value'",
        "start its lines with keys, as in 'name: Kumamoto'",
    ),
    "text-endless": (
        "the text has {length} characters; the limit is {limit}",
        "split it: this is more than the notes of a slide can say; look for a quote never closed",
    ),
    "nested-too-deep": (
        "values are nested more than {limit} deep",
        "write fewer levels; look for brackets never closed",
    ),
    "anchor": (
        "a word beginning with & or * is a reference in YAML, which is not supported",
        "write the value out; if it is text, " + _QUOTE_IT,
    ),
    "merge-key": (
        "'<<' merges another mapping, which is not supported",
        "write the keys out here",
    ),
    "tag": (
        "a word beginning with ! is a YAML tag, and would vanish from the text",
        "if the ! belongs to the text, " + _QUOTE_IT,
    ),
    "directive": (
        "a line beginning with % is a YAML directive, which is not supported",
        "delete the line; if it is text, " + _QUOTE_IT,
    ),
    "second-document": (
        "a second document begins here ('---' or '...')",
        "delete this line; one file holds one document",
    ),
    "duplicate-key": (
        "'{key}' stands twice in the same place: in line {first} and in line {second}",
        "keep one of them, or rename one",
    ),
    "key-not-text": (
        "a key must be a plain word or a text",
        "write it as 'key: value'",
    ),
    "hash-without-space": (
        "everything from '{hash}' on would be lost as a comment",
        _QUOTE_IT + "; if it is a comment, put a space after the #",
    ),
    "comma-in-number": (
        "'{left},{right}' is read as two values, '{left}' and '{right}'",
        _QUOTE_IT + "; if these are two values, put a space after each comma in the brackets",
    ),
    "comma-in-braces": (
        "'{text}' stands alone between braces, without a value",
        (
            "if it belongs to the text before the comma, put that text in straight quotes; if not, "
            "write 'key: value'"
        ),
    ),
    "braces-unquoted": (
        "a text that begins with braces is not read as text",
        _QUOTE_IT + ', as in "{{{{ investor.name }}}}"',
    ),
    "colon-unquoted": (
        "a text with a colon and a space in it is read as a second key",
        _QUOTE_IT,
    ),
    "colon-without-space": (
        "there is no space after the colon of '{text}'",
        "write a space after the colon; if all of it is one text, " + _QUOTE_IT,
    ),
    "missing-colon": (
        "'{text}' is neither a 'key: value' line nor part of the text above",
        "add a colon and a space after the key, or indent the line under the text it continues",
    ),
    "wrong-indentation": (
        "the line does not stand under the lines it belongs to",
        (
            "begin it in the same column as its neighbours, with spaces; if it continues a text, put "
            "that text in straight quotes"
        ),
    ),
    "dash-without-space": (
        "there is no space after the dash of '{text}'",
        "write '- ' with a space for a list item; if the dash belongs to the text, " + _QUOTE_IT,
    ),
    "list-on-key-line": (
        "a list item cannot begin on its key's line",
        "begin the list on the next line, indented by two spaces; if the dash is text, " + _QUOTE_IT,
    ),
    "quote-unclosed": (
        "the quote that opens here is never closed",
        "close it at the end of the text with the same straight quote",
    ),
    "text-after-quote": (
        "text follows the closing quote",
        "put the whole text between the quotes; inside '...' write an apostrophe twice",
    ),
    "text-after-bracket": (
        "text follows the closing bracket",
        _QUOTE_IT + ", or delete what follows the bracket",
    ),
    "bracket-unclosed": (
        "the bracket '{bracket}' that opens here is not closed",
        "close it with '{closing}', or put the text in straight quotes",
    ),
    "missing-comma": (
        "a comma is missing inside the brackets",
        "put commas between the items, and quotes round texts with : [ ] {{ }} or quotes in them",
    ),
    "bad-escape": (
        "a backslash in double quotes begins a code, and this one is not valid",
        "write the backslash twice, or use single quotes '...'",
    ),
    "character-unquoted": (
        "'{character}' cannot begin a text here",
        _QUOTE_IT,
    ),
    "block-text-header": (
        "text follows the | or > that begins a long text",
        "begin the text on the next line, indented; if | or > is text, " + _QUOTE_IT,
    ),
    "fullwidth-colon": (
        "a full-width colon （：） stands after '{text}'",
        "type an ordinary colon and a space ': ' after the key; if all of it is one text, " + _QUOTE_IT,
    ),
    "fullwidth-space": (
        "a full-width space stands where YAML needs an ordinary one",
        "type an ordinary space; if it belongs to the text, " + _QUOTE_IT,
    ),
    "curly-quotes": (
        "curly quotes do not quote; they are shown as part of the text",
        "use straight quotes; to show curly ones, put straight quotes round them",
    ),
    "too-many-findings": (
        "there are more than {limit} findings; the rest of the file was not read",
        "cure these first, then check again",
    ),
    "yaml-syntax": (
        "the line cannot be read: {detail}",
        ("compare it with the lines around it; put texts with unusual characters in straight quotes"),
    ),
}


def finding(code: str, where: Where, severity: Severity = Severity.ERROR, **words: object) -> Finding:
    """Return the finding of a code with its words filled in."""
    message, cure = (part.format(**words) for part in PROBLEMS[code])
    return Finding(code, message, cure, where, severity)


def shown(text: str, limit: int = 40) -> str:
    """Return the beginning of a text, short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
