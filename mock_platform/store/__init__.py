"""Where the platform keeps what it knows: SQLite, or any database SQLAlchemy speaks to."""
