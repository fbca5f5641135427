"""What a core serves: steps of ours, journalled and remembered, against static stubs of WireMock and MockPass:
`python -m bench.served --peers FOLDER`.

FOLDER is where `npm install wiremock@3 @opengovsg/mockpass@4` was run. `wrk` asks, from another core, over as many
connections. Each server has a core to itself; the rounds go from one to the other.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from urllib.request import urlopen

import httpx

from mock_platform.client.asking import over_http
from mock_platform.client.control import Control

HERE = Path(__file__).parent
SERVER_CORE, CLIENT_CORE = "0", "1"
STUB = {"request": {"method": "GET", "url": "/stub"}, "response": {"status": 200, "jsonBody": {"state": "method"}}}
AGREED = {"user_agreement": True, "privacy_policy": True}
PATIENCE = 60  # seconds for a server to start
WARM_UP = 30  # seconds; a Java machine gets faster for a while


@dataclass(frozen=True)
class Served:
    """A server that runs, and what to ask it."""

    name: str
    address: str
    process: int
    script: Path | None = None

    def peak(self) -> int:
        """Its peak memory, in MB."""
        said = Path(f"/proc/{self.process}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", said)[0]) // 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="folder with node_modules of WireMock and MockPass")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--connections", type=int, default=8)
    arguments = parser.parse_args()
    print(f"first answer after start: {median(_first_answer() for _ in range(5)):.2f} s")
    with ExitStack() as stack:
        servers = [stack.enter_context(ours(arguments.connections))]
        print(f"a new sandbox: {_new_sandbox(servers[0].address):.2f} ms")
        if arguments.peers:
            peers = (wiremock, wiremock_forgetful, mockpass)
            servers += [stack.enter_context(peer(arguments.peers)) for peer in peers]
        _compare(servers, arguments)


def _compare(servers: list[Served], arguments: argparse.Namespace) -> None:
    for server in servers:
        _rate(server, WARM_UP, arguments.connections)
    rates: dict[str, list[float]] = {server.name: [] for server in servers}
    for number in range(1, arguments.rounds + 1):
        for server in servers:
            rates[server.name].append(_rate(server, arguments.seconds, arguments.connections))
        print(f"round {number}: " + ", ".join(f"{name} {told[-1]:.0f}/s" for name, told in rates.items()))
    own = rates[servers[0].name]
    for server in servers[1:]:
        ratios = [mine / theirs for mine, theirs in zip(own, rates[server.name], strict=True)]
        print(f"ours / {server.name}: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    print("peak memory: " + ", ".join(f"{server.name} {server.peak()} MB" for server in servers))


@contextmanager
def ours(connections: int) -> Iterator[Served]:
    with _started([sys.executable, "-m", "mock_platform", "serve", "--port", "0"]) as process:
        assert process.stdout is not None
        address = re.findall(rb"http://\S+", process.stdout.readline())[0].decode()
        _arrange(address, connections)
        yield Served("ours", address, process.pid, HERE / "step.lua")


def _arrange(address: str, connections: int) -> None:
    ask, close = over_http(address)
    with httpx.Client(base_url=f"{address}/api/v1") as client:
        for number in range(1, connections + 1):
            sandbox = Control(ask).create_sandbox(key=f"bench-{number}", people=["employee"])
            client.headers = httpx.Headers(sandbox.headers)
            client.put("/session/agreements/employee", json=AGREED).raise_for_status()
            client.post("/services/employee/certifications").raise_for_status()
    close()


@contextmanager
def wiremock(peers: Path) -> Iterator[Served]:
    """As it comes: what is asked of it goes into its journal, as with us."""
    with _wiremock(peers, "WireMock", 9101) as served:
        yield served


@contextmanager
def wiremock_forgetful(peers: Path) -> Iterator[Served]:
    with _wiremock(peers, "WireMock without journal", 9103, "--no-request-journal") as served:
        yield served


@contextmanager
def _wiremock(peers: Path, name: str, port: int, *options: str) -> Iterator[Served]:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "mappings" / "stub.json"
        place.parent.mkdir()
        place.write_text(json.dumps(STUB))
        jar = next((peers / "node_modules" / "wiremock").rglob("*.jar"))
        command = ["java", "-jar", str(jar), "--port", str(port), "--root-dir", folder, *options]
        with _started(command) as process:
            yield _awaited(Served(name, f"http://127.0.0.1:{port}/stub", process.pid))


@contextmanager
def mockpass(peers: Path) -> Iterator[Served]:
    command = ["node", str(peers / "node_modules" / "@opengovsg" / "mockpass" / "index.js")]
    with _started(command, MOCKPASS_PORT="9102", SHOW_LOGIN_PAGE="false") as process:
        yield _awaited(Served("MockPass", "http://127.0.0.1:9102/singpass/v2/.well-known/keys", process.pid))


@contextmanager
def _started(command: list[str], **variables: str) -> "Iterator[subprocess.Popen[bytes]]":
    pinned = ["taskset", "-c", SERVER_CORE, *command]
    with subprocess.Popen(
        pinned, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | variables, cwd=HERE.parent
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _awaited(server: Served) -> Served:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        try:
            httpx.get(server.address).raise_for_status()
        except httpx.TransportError:
            sleep(0.1)
        else:
            return server
    sys.exit(f"{server.name} does not start")


def _rate(server: Served, seconds: int, connections: int) -> float:
    """Requests a second; an exit if one was refused."""
    script = ["-s", str(server.script)] if server.script else []
    asking = ["wrk", f"-t{connections}", f"-c{connections}", f"-d{seconds}", *script, server.address]
    said = subprocess.run(["taskset", "-c", CLIENT_CORE, *asking], capture_output=True, text=True, check=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if refused and int(refused[1]) > connections:  # each may begin where the round before has left off in between
        sys.exit(f"{server.name} has refused:\n{said}")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])


def _first_answer() -> float:
    began = perf_counter()
    with _started([sys.executable, "-m", "mock_platform", "serve", "--port", "0"]) as process:
        assert process.stdout is not None
        address = re.findall(rb"http://\S+", process.stdout.readline())[0].decode()
        with urlopen(f"{address}/api/v1/session") as answer:  # httpx would load certificates first
            answer.read()
        return perf_counter() - began


def _new_sandbox(address: str) -> float:
    """The median of many, in milliseconds, over HTTP."""
    ask, close = over_http(address)
    control = Control(ask)
    took = median(_milliseconds(control.create_sandbox) for _ in range(200))
    close()
    return took


def _milliseconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
