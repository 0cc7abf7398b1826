"""What every runner image holds, whatever the language: from the standard library and pytest alone."""
