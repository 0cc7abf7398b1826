class Early {
    static final int VALUE = value();

    static int value() {
        throw new IllegalArgumentException("too early");
    }
}
