package stub;

/** An exception of the tests on its way through the learner's code. */
final class Raised extends RuntimeException {
    final String type;

    Raised(String type, String text) {
        super(text);
        this.type = type;
    }

    @Override
    public String toString() {
        return type + (getMessage() == null || getMessage().isEmpty() ? "" : ": " + getMessage());
    }
}
