package stub;

/** The names of a module, as what a test sets and asks for there. */
record ModuleNames(Modules modules, String module) {
}
