"""Two wordings of a provision in two columns, requirement beside requirement; what differs in italics."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import Any

from lawmodel.phrases.catalogue import phrase

Change = Mapping[str, Any]
SAME, REWORDED, ADDED, DROPPED = "same", "reworded", "added", "dropped"
ROLES = ("unless", "when")


def wording_columns(provision: Mapping[str, Any], language: str) -> str:
    """Return a changed provision (of the data of a change) as a table. All words are escaped.

    Requirements all stand there; routes and limits where they differ. What became of a row is said in
    words, and shown by its border.
    """
    caption = ", ".join(provision["citations"])
    body = "".join(_rows(provision, language))
    head = "".join(f'<th scope="col">{escape(_side(provision, side, language))}</th>' for side in _SIDES)
    return (
        f'<table class="wordings"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


_SIDES = ("before", "after")


def _side(provision: Mapping[str, Any], side: str, language: str) -> str:
    wordings = [f"{one['citation']}, {one['enacted_by']}" for one in provision[side]]
    return ": ".join(filter(None, [_say(language, f"column_{side}"), "; ".join(wordings)]))


def _rows(provision: Mapping[str, Any], language: str) -> Iterator[str]:
    for change in provision["elements"]:
        yield _row(change, "elements", _labels(provision, change, language), language)
    for kind in ("grounds", "limits"):
        for change in provision[kind]:
            if change["became"] != SAME:
                yield _row(change, kind, [_label(change, kind, language)] * len(_SIDES), language)


def _labels(provision: Mapping[str, Any], change: Change, language: str) -> list[str]:
    """Return what stands above a requirement on either side: its place, what became of it, and its role."""
    several = any(len(provision[side]) > 1 for side in _SIDES)
    labels = []
    for side in _SIDES:
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
        f"<td>{_cell(own, other, change, kind, label, language)}</td>"
        for own, other, label in zip((old, new), (new, old), labels, strict=True)
    )
    return f'<tr class="{escape(change["became"])}">{cells}</tr>'


def _cell(
    own: Change | None, other: Change | None, change: Change, kind: str, label: str, language: str
) -> str:
    if own is None:
        return f"<span>{escape(_say(language, 'nothing_there'))}</span>"
    words = own["means"] if kind == "elements" else own["title"]
    shown = f"<small>{escape(label)}</small><p>{escape(words[language])}</p>"
    if kind != "elements":
        return shown
    if own["quote"] is None:
        return f"{shown}<p>{escape(_say(language, 'not_seen'))}</p>" if _is_unseen(change) else shown
    # Words can be told apart only where both texts have been seen.
    beside = None if other is None else other["quote"]
    return f"{shown}<p><q>{_marked(own['quote'], beside or own['quote'])}</q></p>"


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


def _marked(own: str, other: str) -> str:
    """Return words with those in italics that the other text lacks."""
    mine, theirs = own.split(), other.split()
    parts = []
    for kind, first, last, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        words = escape(" ".join(mine[first:last]), quote=False)
        if words:
            parts.append(words if kind == "equal" else f"<em>{words}</em>")
    return " ".join(parts)


def _say(language: str, key: str) -> str:
    return phrase(language, f"change_page.{key}")
