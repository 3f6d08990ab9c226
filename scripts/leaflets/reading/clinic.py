"""What a clinic decides itself: names, phones, and the times on which sources disagree.

Ranges are those of ``docs/sources.yml``; the fact that gives each is named beside it.
"""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]*[0-9]")


def _phone(value: object) -> object:
    # YAML reads 555 as a number; leading zeros and plus signs are lost without quotes.
    if isinstance(value, int) and not isinstance(value, bool):
        raise ValueError("a phone number in quotes, so that YAML keeps it as it is")
    if isinstance(value, str) and not _PHONE.fullmatch(value.strip()):
        raise ValueError("a phone number of digits, spaces, + ( ) . / or -")
    return value


def _web(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise ValueError("a web address that begins with https://")
    return value


def _picture(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"assets/[\w./-]+\.(svg|png|jpe?g)", value):
        raise ValueError("a picture such as assets/logo.svg (svg, png or jpg)")
    return value


Phone = Annotated[str, BeforeValidator(_phone), StringConstraints(strip_whitespace=True)]
Web = Annotated[str, BeforeValidator(_web)]
Picture = Annotated[str, BeforeValidator(_picture)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class Clinic(BaseModel):
    """The settings under ``extra.clinic`` in mkdocs.yml; unset ones print as a line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line | None = None
    logo: Picture | None = None
    address: Line | None = None
    phone: Phone | None = None
    night_phone: Phone | None = None
    emergency_number: Phone | None = None
    website: Web | None = None
    report_side_effects: Line | None = None
    agent: Literal["polidocanol", "sodium_tetradecyl_sulfate"] | None = None
    agent_form: Literal["liquid", "foam", "both"] | None = None
    walk_minutes: int | None = Field(default=None, ge=10, le=30)  # walk-at-once
    stocking_days_spider: int | None = Field(default=None, ge=2, le=21)  # stockings-spider
    stocking_days_larger: int | None = Field(default=None, ge=5, le=14)  # stockings-larger
    exercise_days: int | None = Field(default=None, ge=2, le=14)  # avoid-hard-exercise
    heat_days: int | None = Field(default=None, ge=2, le=21)  # avoid-heat
    sun_days: int | None = Field(default=None, ge=2, le=21)  # avoid-sun
    flight_days: int | None = Field(default=None, ge=2, le=28)  # avoid-long-flights
    driving_hours: int | None = Field(default=None, ge=1, le=24)  # driving


TOKENS = frozenset({f"clinic.{name}" for name in Clinic.model_fields} - {"clinic.logo"} | {"blank"})
"""What may stand in double square brackets in a page."""

PHONES = frozenset({"phone", "night_phone", "emergency_number"})
CHOICES = {"agent": "agent", "agent_form": "form"}
"""Settings whose value is a word: the prefix of its label in labels.yml."""
