"""What goes wrong is told in one sentence on stderr: 1 for a refusal or no answer, 2 for a wrong use. Never more."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread

import pytest

from mock_platform.server import listen
from tests.commands.calling import Caller
from tests.commands.foreign import Foreign
from tests.repository import ROOT
from tests.served.processes import PATIENCE, Served, environment, serving

INTERRUPTS = 4
OF_A_SANDBOX = [
    ["sandbox", "show", "KEY"],
    ["sandbox", "set", "KEY", "register_down=true"],
    ["sandbox", "delete", "KEY"],
    ["reset", "--sandbox", "KEY"],
    ["clock", "show", "--sandbox", "KEY"],
    ["clock", "freeze", "2025-03-15", "--sandbox", "KEY"],
    ["clock", "run", "--sandbox", "KEY"],
    ["clock", "advance", "P1D", "--sandbox", "KEY"],
    ["fault", "put", "error", "--sandbox", "KEY"],
    ["fault", "list", "--sandbox", "KEY"],
    ["fault", "clear", "--sandbox", "KEY"],
    ["fault", "clear", "error", "--sandbox", "KEY"],
    ["fault", "speed", "fast", "--sandbox", "KEY"],
    ["checkpoint", "list", "--sandbox", "KEY"],
    ["checkpoint", "take", "name", "--sandbox", "KEY"],
    ["checkpoint", "restore", "name", "--sandbox", "KEY"],
    ["checkpoint", "drop", "name", "--sandbox", "KEY"],
    ["journal", "--sandbox", "KEY"],
    ["journal", "--clear", "--sandbox", "KEY"],
]
OF_ALL = [["sandbox", "new"], ["sandbox", "list"], ["fault", "kinds"]]
commands = pytest.mark.parametrize("command", [*OF_ALL, *OF_A_SANDBOX], ids=" ".join)
of_a_sandbox = pytest.mark.parametrize("command", OF_A_SANDBOX, ids=" ".join)


def meaning(command: list[str], key: str) -> list[str]:
    return [key if word == "KEY" else word for word in command]


# --- no answer, or a foreign one

ADDRESSES = [
    "127.0.0.1:9",
    "http://",
    "",
    "ftp://127.0.0.1",
    "http://[::1",
    "http://127.0.0.1:99999",
    "http://\udcff",
    "\n",
]


@commands
def test_where_nothing_answers_it_says_how_to_start_one(command: list[str]) -> None:
    with closing(listen(0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    done = Caller(address)(*command)
    assert done.code == 1
    assert done.sentence().startswith(f"No mock platform answers at {address} (")
    assert done.sentence().endswith("Start one with `yss serve`.")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_no_address_is_told_so(address: str) -> None:
    done = Caller("http://127.0.0.1:9")("sandbox", "list", "--server", address)
    assert done.code == 1
    assert "No mock platform answers at" in done.err


@pytest.mark.parametrize("answers", Foreign.ANSWERS)
@commands
def test_a_foreign_answer_is_never_more_than_a_sentence(foreign: str, command: list[str], answers: str) -> None:
    done = Caller(f"{foreign}/{answers}")(*command)
    assert done.code in {0, 1}
    assert len(done.err.splitlines()) == done.code
    if answers in {"page", "redirect", "missing", "fault", "bytes"}:
        assert "no mock platform" in done.sentence()


def test_what_does_not_speak_http_is_no_platform() -> None:
    with closing(listen(0)) as sock:
        speaking = Thread(target=_speak, args=(sock, b"220 ESMTP\r\n"))
        speaking.start()
        done = Caller(f"http://127.0.0.1:{sock.getsockname()[1]}")("sandbox", "list")
        speaking.join()
    assert done.code == 1
    assert "No mock platform answers at" in done.sentence()


def _speak(sock: socket.socket, words: bytes) -> None:
    connection, _ = sock.accept()
    with connection:
        connection.sendall(words)
        connection.recv(65536)


# --- refusals


@of_a_sandbox
def test_a_sandbox_that_is_not_there_is_told_by_its_key(yss: Caller, command: list[str]) -> None:
    done = yss(*meaning(command, "nowhere"))
    assert done.code == 1
    assert "“nowhere”" in done.sentence()
    assert done.sentence().endswith("(404 unknown_sandbox)")


KEYS = ["", ".", "..", "a/b", "a?b", "a#b", "a b", "%2e", "a\nb", "中文", "\udcff", "x" * 5000]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: ascii(key[:10]))
def test_no_key_leads_to_another_address(yss: Caller, key: str) -> None:
    before = yss.well("sandbox", "list", "--json").json()
    for command in OF_A_SANDBOX:
        done = yss(*meaning(command, key))
        assert (done.code, done.out) == (1, ""), (command, done)
        assert "(404 " in done.err
    after = yss.well("sandbox", "list", "--json").json()
    assert [each["key"] for each in after] == [each["key"] for each in before]


ODD = [
    ["sandbox", "new", "self=1"],
    ["sandbox", "new", "key=../x"],
    ["sandbox", "new", "seed=\udcff"],
    ["sandbox", "new", "people=" + "[" * 100_000],
    ["sandbox", "new", "people=nobody"],
    ["sandbox", "set", "KEY", "self=1"],
    ["sandbox", "set", "KEY", "retry_limit=NaN"],
    ["sandbox", "set", "KEY", "retry_limit=1e400"],
    ["sandbox", "set", "KEY", "retry_limit=" + "9" * 5000],
    ["fault", "put", "nonsense", "--sandbox", "KEY"],
    ["fault", "put", "", "--sandbox", "KEY"],
    ["fault", "put", "error", "seconds=1", "--sandbox", "KEY"],
    ["fault", "put", "error", "operation=nonsense", "--sandbox", "KEY"],
    ["fault", "put", "fixed_delay", "seconds=NaN", "--sandbox", "KEY"],
    ["fault", "clear", "nobody's", "--sandbox", "KEY"],
    ["fault", "clear", "../faults", "--sandbox", "KEY"],
    ["fault", "clear", "", "--sandbox", "KEY"],
    ["fault", "speed", "slow", "--sandbox", "KEY"],
    ["checkpoint", "take", "a/b", "--sandbox", "KEY"],
    ["checkpoint", "take", "\udcff", "--sandbox", "KEY"],
    ["checkpoint", "restore", "..", "--sandbox", "KEY"],
]


@pytest.mark.parametrize("command", ODD, ids=lambda command: " ".join(command)[:40].encode("ascii", "replace").decode())
def test_what_cannot_be_used_is_refused_and_changes_nothing(yss: Caller, key: str, command: list[str]) -> None:
    before = yss.well("sandbox", "show", key, "--json").json()
    done = yss(*meaning(command, key))
    assert (done.code, done.out) == (1, "")
    assert done.err
    assert yss.well("sandbox", "show", key, "--json").json() == before


def test_the_kind_stands_before_the_settings(yss: Caller, key: str) -> None:
    assert (
        yss.well("fault", "put", "error", "kind=empty_answer", "--sandbox", key).out.split("\n")[1].startswith("error")
    )


# --- the token


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("guarded"), "--control-token", "s3cret") as served:
        yield served


@commands
def test_without_the_token_nothing_is_arranged(guarded: Served, command: list[str]) -> None:
    yss = Caller(guarded.address)
    for options in ([], ["--control-token", "wrong"]):
        done = yss(*meaning(command, "default"), *options)
        assert done.code == 1
        assert done.sentence().endswith("(401 no_control_token)")


def test_with_it_all_goes_well(guarded: Served) -> None:
    yss = Caller(guarded.address)
    assert yss.well("sandbox", "list", YSS_CONTROL_TOKEN="s3cret").out
    assert yss.well("sandbox", "list", "--control-token", " s3cret\n").out


# --- wrong uses

WRONG = [
    ["dance"],
    ["sandbox", "dance"],
    ["sandbox", "show"],
    ["sandbox", "set"],
    ["sandbox", "new", "x"],
    ["sandbox", "new", "=x"],
    ["sandbox", "list", "--jsn"],
    ["clock", "freeze"],
    ["clock", "advance"],
    ["fault", "put"],
    ["fault", "put", "error", "x"],
    ["fault", "speed"],
    ["checkpoint", "take"],
    ["journal", "-n", "0"],
    ["journal", "-n", "many"],
    ["journal", "--last"],
    ["sandbox", "list", "--control-token", "令牌"],
    ["serve", "--port", "65536"],
    ["serve", "--edition", "nobody's"],
    ["serve", "--database", "/nowhere/at/all"],
]


@pytest.mark.parametrize("command", WRONG, ids=" ".join)
def test_a_wrong_use_is_told_on_stderr(yss: Caller, command: list[str]) -> None:
    done = yss(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(("Usage: yss ", "╭─ Error"))


@pytest.mark.skipif(sys.platform == "win32", reason="another way to interrupt")
@pytest.mark.parametrize("command", [["sandbox", "list"], ["doctor"]], ids=" ".join)
def test_an_interrupt_ends_the_waiting(tmp_path: Path, command: list[str]) -> None:
    with closing(listen(0)) as silent:
        silent.settimeout(PATIENCE)
        server = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with subprocess.Popen(
            [sys.executable, "-m", "living_guide", *command],
            env=environment(YSS_SERVER=server),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            connection, _ = silent.accept()
            with connection:
                connection.recv(1)  # it has asked, and waits
                out, err = _interrupted(process)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err


def _interrupted(process: "subprocess.Popen[str]") -> tuple[str, str]:
    # More than once, for Python hears one that comes between its last look and a call that waits only after the call.
    for _ in range(INTERRUPTS):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=PATIENCE / INTERRUPTS)
    raise TimeoutError("it waits on")
