"""Whether the suite notices platforms that break the guide: its words here, its logic on the platform's side."""
