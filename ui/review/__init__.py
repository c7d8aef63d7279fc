"""One queue of what is doubtful in many articles: the surface on which it is worked through."""
