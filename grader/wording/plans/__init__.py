"""What people read of cohorts' plans."""
