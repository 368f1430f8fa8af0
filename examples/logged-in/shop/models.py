"""The tables: users, each with the id that the chat knows them by, and the simulated histories."""

from __future__ import annotations

from sqlalchemy import Engine, ForeignKey, String, Text, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from werkzeug.security import generate_password_hash


class Base(DeclarativeBase):
    """What all tables share."""


class User(Base):
    """Somebody who can log in."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str] = mapped_column(String(300))
    """Hashed, with a salt of its own."""


class ChatVisitor(Base):
    """Whose chat an id belongs to. No id belongs to two users, and no user has two."""

    __tablename__ = "chat_visitors"

    visitor_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), unique=True)


class History(Base):
    """What Chaport itself would keep of a visitor: here for the simulator."""

    __tablename__ = "histories"

    visitor_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    record: Mapped[str] = mapped_column(Text)


USERS = (
    ("ann@example.com", "Ann Example", "apples and pears"),
    ("ben@example.com", "Ben Zoë Example", "plums and figs"),
)
"""Who can log in to the example: address, name and password."""


def prepare(engine: Engine) -> None:
    """Make the tables and the example's users, where they are not there yet."""
    Base.metadata.create_all(engine)
    with Session(engine) as database:
        known = set(database.scalars(select(User.email)))
        for email, name, password in USERS:
            if email not in known:
                hashed = generate_password_hash(password)
                database.add(User(email=email, name=name, password=hashed))
        database.commit()
