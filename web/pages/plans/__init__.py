"""The pages of cohorts' plans."""
