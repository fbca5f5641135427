"""Whatever the OpenAPI document allows, and what it does not, sent to a served platform: `make fuzz`."""
