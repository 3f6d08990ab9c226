"""The options of the plugin ``leaflets`` in mkdocs.yml: versions, leaflets and their editions."""

import datetime
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from leaflets.reading.editions import EDITIONS

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]


def _edition(name: str) -> str:
    if name not in EDITIONS:
        raise ValueError(f"one of the editions {', '.join(EDITIONS)}")
    return name


EditionName = Annotated[str, AfterValidator(_edition)]
_VERSION = r"^[0-9]+(\.[0-9]+)*$"


def _once(names: list[str]) -> list[str]:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"each entry once, not {name} twice")
    return names


def _as_text(value: object) -> object:
    # YAML reads 0.1 as a number.
    return str(value) if isinstance(value, int | float) else value


Version = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=_VERSION)]


class LeafletSettings(BaseModel):
    """One printed leaflet: the pages it is made of, in order, and its editions.

    ``most_pages`` is how many pages of paper it may have in ordinary print, 0 for any number: it
    is printed smaller so that it fits, and an ERROR where it does not even so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pages: Annotated[list[str], AfterValidator(_once)] = Field(min_length=1)
    editions: Annotated[list[EditionName], AfterValidator(_once)] = Field(min_length=1)
    most_pages: int = Field(default=0, ge=0, le=100)


class PluginSettings(BaseModel):
    """The options of the plugin ``leaflets`` in mkdocs.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Version
    revised: datetime.date
    earlier: dict[Version, datetime.date] = Field(default_factory=dict)
    leaflets: dict[Name, LeafletSettings] = Field(min_length=1)

    @model_validator(mode="after")
    def _version_is_new(self) -> Self:
        if self.version in self.earlier:
            raise ValueError(f"a version that is not among the earlier ones, not {self.version}")
        return self

    @property
    def versions(self) -> dict[str, datetime.date]:
        """All versions with their dates, the newest first; ``earlier`` lists those before this."""
        return {self.version: self.revised, **self.earlier}
