"""A server that is a fork is told what a program would be told, and heard as one."""

from __future__ import annotations

import os
import signal
import subprocess

import pytest

from tests.browser.forked import POSSIBLE, Forked

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="servers are forks on Linux alone")


def test_it_has_its_own_words_and_variables_and_all_it_says_is_heard() -> None:
    code = (
        "import logging, os, sys\n"
        "from streamlit.logger import get_logger\n"
        "import atexit; atexit.register(print, 'ended')\n"
        "print(sys.argv[1:], os.environ.get('OF_ITS_OWN'), os.environ.get('DUIZHAO_HOME'))\n"
        "get_logger('any').error('logged')\n"
        "sys.stdout.reconfigure(errors='replace')\n"
        "sys.exit(3)\n"
    )
    forked = Forked(code, ["a", "b"], {"OF_ITS_OWN": "1"})
    said = forked.stdout.read()
    forked.wait(60)
    assert "['a', 'b'] 1 None\n" in said
    assert "logged" in said and "Logging error" not in said
    assert said.endswith("ended\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_signal_ends_it(number: int) -> None:
    code = "import time; print('begun', flush=True); time.sleep(600)"
    forked = Forked(code, [], dict(os.environ))
    assert forked.stdout.readline() == "begun\n"
    with pytest.raises(subprocess.TimeoutExpired):
        forked.wait(0.01)
    forked.send_signal(number)
    forked.wait(60)
