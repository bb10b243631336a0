"""Two wordings of a provision in two columns, requirement beside requirement; what differs in italics."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from re import Match
from typing import Any

from lawmodel.phrases.catalogue import phrase
from lawmodel.report.page_change import ENDS, Changed, column_title, wording_names

Change = Mapping[str, Any]
SAME, REWORDED, ADDED, DROPPED = "same", "reworded", "added", "dropped"
ROLES = ("unless", "when")
WORDS = re.compile(r"\w+|[^\w\s]")
"""A word, or a mark beside it: a comma after a word does not make it another word."""
LONGEST_LINK = 5


def wording_columns(changed: Changed, provision: Mapping[str, Any]) -> str:
    """Return a changed provision (of the data of a change) as a table. All words are escaped.

    Requirements all stand there; routes and limits where they differ. What became of a row is said in
    words, and shown by its border.
    """
    caption = ", ".join(provision["citations"])
    body = "".join(_rows(provision, changed.language))
    head = "".join(f'<th scope="col">{escape(_side(changed, provision, side))}</th>' for side in ENDS)
    return (
        f'<table class="wordings"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _side(changed: Changed, provision: Mapping[str, Any], side: str) -> str:
    wordings = "; ".join(wording_names(changed, provision, side))
    return ": ".join(filter(None, [column_title(changed, provision, side), wordings]))


def _rows(provision: Mapping[str, Any], language: str) -> Iterator[str]:
    for change in provision["elements"]:
        yield _row(change, "elements", _labels(provision, change, language), language)
    for kind in ("grounds", "limits"):
        for change in provision[kind]:
            if change["became"] != SAME:
                yield _row(change, kind, [_label(change, kind, language)] * len(ENDS), language)


def _labels(provision: Mapping[str, Any], change: Change, language: str) -> list[str]:
    """Return what stands above a requirement on either side: its place, what became of it, and its role."""
    several = any(len(provision[side]) > 1 for side in ENDS)
    labels = []
    for side in ENDS:
        role = _role(provision, side, change["id"])
        parts = [
            change[side]["citation"] if several and change[side] else None,
            _label(change, "elements", language),
            _say(language, f"role.{role}") if role else None,
        ]
        labels.append(" · ".join(filter(None, parts)))
    return labels


def _role(provision: Mapping[str, Any], side: str, element: str) -> str | None:
    """Say whether an element is no requirement, but what takes a ground away or sets a limit going."""
    standing = [one[side] for kind in ("grounds", "limits") for one in provision[kind] if one[side]]
    if any(element in part.get("needs", ()) for part in standing):
        return None
    return next((role for role in ROLES for part in standing if element in part.get(role, ())), None)


def _row(change: Change, kind: str, labels: Sequence[str], language: str) -> str:
    old, new = change["before"], change["after"]
    cells = "".join(
        f"<td>{_cell(own, quote, change, kind, label, language)}</td>"
        for own, quote, label in zip((old, new), _quotes(old, new), labels, strict=True)
    )
    return f'<tr class="{escape(change["became"])}">{cells}</tr>'


def _quotes(*sides: Change | None) -> Sequence[str]:
    """Return the words of the law on both sides, told apart where both have been seen."""
    before, after = ((side or {}).get("quote") for side in sides)
    if before is None or after is None:
        return [escape(quote or "", quote=False) for quote in (before, after)]
    return _marked(before, after)


def _cell(own: Change | None, quote: str, change: Change, kind: str, label: str, language: str) -> str:
    if own is None:
        return f"<span>{escape(_say(language, 'nothing_there'))}</span>"
    words = own["means"] if kind == "elements" else own["title"]
    shown = f"<small>{escape(label)}</small><p>{escape(words[language])}</p>"
    if kind != "elements":
        return shown
    if own["quote"] is None:
        return f"{shown}<p>{escape(_say(language, 'not_seen'))}</p>" if _is_unseen(change) else shown
    return f"{shown}<p><q>{quote}</q></p>"


def _label(change: Change, kind: str, language: str) -> str:
    became = change["became"]
    if kind != "elements":
        # Titles are ours and often the same; what differs is which requirements it is made of.
        label = "other_parts" if became == REWORDED else f"became.{became}"
        return f"{_say(language, label)} · {_say(language, f'part.{kind}')}"
    label = _say(language, "unseen" if _is_unseen(change) else f"became.{became}")
    if became == REWORDED and not change["bites"]:
        return f"{label} · {_say(language, 'same_content')}"
    return label


def _is_unseen(change: Change) -> bool:
    """Say whether the text of one side only has been seen, so that the words cannot be compared."""
    sides = (change["before"], change["after"])
    return None not in sides and sum(side["quote"] is None for side in sides) == 1


def _marked(before: str, after: str) -> tuple[str, str]:
    """Return both texts with those words in italics that are not the same in both, in the same place."""
    old, new = (list(WORDS.finditer(text)) for text in (before, after))
    mine, theirs = ([word.group() for word in some] for some in (old, new))
    steps = SequenceMatcher(_is_linking, mine, theirs, autojunk=False).get_opcodes()
    return (
        _in_italics(before, old, [(first, last) for kind, first, last, _, _ in steps if kind != "equal"]),
        _in_italics(after, new, [(first, last) for kind, _, _, first, last in steps if kind != "equal"]),
    )


def _is_linking(word: str) -> bool:
    """Say whether a word only links others, as "eller": where texts meet is told by the longer words."""
    return len(word) <= LONGEST_LINK


def _in_italics(text: str, words: Sequence[Match[str]], ranges: Iterable[tuple[int, int]]) -> str:
    shown, done = "", 0
    for first, last in ranges:
        if first < last:
            start, end = words[first].start(), words[last - 1].end()
            shown += f"{escape(text[done:start], quote=False)}<em>{escape(text[start:end], quote=False)}</em>"
            done = end
    return shown + escape(text[done:], quote=False)


def _say(language: str, key: str) -> str:
    return phrase(language, f"change_page.{key}")
