"""What practice asks of the law's outcomes: a duty, a consent, another ground, something newly lawful."""

from collections.abc import Collection
from functools import reduce

import numpy as np

from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.bits import Bits, same_in_all, unpacked
from lawmodel.outcomes.columnar import BlockOutcomes, carrying_grounds
from lawmodel.practice.chances import LawAnswers
from lawmodel.practice.model import Answer


def law_answers(now: BlockOutcomes, root: BlockOutcomes, consent_grounds: Collection[str]) -> LawAnswers:
    """Return a version's answers; `root` is the earliest version that it descends from.

    Newly lawful is what is allowed now and was not under the root: what practice has yet to take up.
    """
    nobody = same_in_all(False, now.size).met
    allowed = _allowed(now)
    carrying = carrying_grounds(now)

    def carried(by_consent: bool) -> Bits:
        chosen = (bits for name, bits in carrying.items() if (name in consent_grounds) is by_consent)
        return reduce(np.bitwise_or, chosen, nobody) & allowed

    bits = {
        Answer.DUTY: now.settled_as(Outcome.REQUIRED),
        Answer.ALLOWED: allowed,
        Answer.CONSENT_GROUND: carried(by_consent=True),
        Answer.OTHER_GROUND: carried(by_consent=False),
        Answer.NEWLY_LAWFUL: allowed & ~_allowed(root),
    }
    return {name: unpacked(one, now.size).astype(np.bool_) for name, one in bits.items()}


def _allowed(outcomes: BlockOutcomes) -> Bits:
    return outcomes.settled_as(Outcome.PERMITTED) | outcomes.settled_as(Outcome.REQUIRED)
