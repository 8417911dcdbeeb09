"""The encoder and our own vocabulary, loaded once a process; the vocabulary is prepared once a machine."""

import pytest

from ciconia.engine.encoder.use import shipped_encoder
from ciconia.engine.link.linker import linker_of
from ciconia.engine.rank.prepared import Preparer
from tests.conftest import home_of_tests


@pytest.fixture(scope="session")
def encoder():
    """The encoder that is shipped."""
    return shipped_encoder()


@pytest.fixture(scope="session")
def linker(encoder):
    """A linker over our own vocabulary."""
    return linker_of(home_of_tests() / "vocabulary", encoder)


@pytest.fixture(scope="session")
def preparer(linker):
    """Makes needs and profiles ready."""
    return Preparer(linker)
