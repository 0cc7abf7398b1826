class Closed {
    static {
        if (true) {
            throw new IllegalStateException("closed");
        }
    }
}
