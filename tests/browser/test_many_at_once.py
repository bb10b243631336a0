"""Twenty people at once each see their own view, and nobody sees a fault."""

from concurrent.futures import ThreadPoolExecutor

from tests.extras import needed

needed("streamlit")

from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from tests.browser.reader import texts_read  # noqa: E402

PEOPLE = 20


def view_of(person: int) -> dict[str, str]:
    """Return one of eight views, over four different runs of cases."""
    first, second, third = person % 2, person // 2 % 2, person // 4 % 2
    return {
        "lang": LANGUAGES[first],
        "from": ("pre-2025", "2025-04")[second],
        "to": "today",
        "seed": ("1001", "1002")[second],
        "q-konkreta": ("same", "lower")[third],
    }


def test_twenty_people_at_once_see_their_own_view_and_no_fault(dashboard: str) -> None:
    with ThreadPoolExecutor(PEOPLE) as pool:
        seen = list(pool.map(lambda person: texts_read(dashboard, view_of(person)), range(PEOPLE)))
    assert [text for texts in seen for text in texts if text.startswith("EXCEPTION")] == []
    for person, texts in enumerate(seen):
        view = view_of(person)
        assert phrase(view["lang"], "overview.title") in texts
        commands = [text for text in texts if text.startswith("lawmodel compare")]
        assert commands, f"person {person} saw no command"
        for command in commands:
            assert f"--seed {view['seed']}" in command
            assert f"--lang {view['lang']}" in command
            assert f" {view['from']} today " in command
            assert f"konkreta={view['q-konkreta']}" in command


def test_people_with_the_same_view_read_the_same(dashboard: str) -> None:
    """Each of four reads the page while three others read another one."""
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda person: texts_read(dashboard, view_of(2 * (person % 2))), range(4)))
    figures = [[text for text in texts if "<dl" in text or "<table" in text] for texts in seen]
    assert figures[0]
    assert figures[0] == figures[2]
    assert figures[1] == figures[3]
    assert figures[0] != figures[1]
