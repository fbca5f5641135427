"""The control plane, version 1: how a test arranges a sandbox from outside. No part of the imitated platform."""

from mock_platform.web.control import catalogue, checkpoints, clock, faults, health, journal, people, sandboxes

ROUTERS = tuple(each.router for each in (health, catalogue, sandboxes, people, clock, checkpoints, faults, journal))
