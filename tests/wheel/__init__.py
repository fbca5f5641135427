"""The wheel alone, in an empty environment outside the checkout: `make wheel`."""
