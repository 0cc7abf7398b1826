"""Partner companies: kept by leads and operators, with the people whom they let in."""
