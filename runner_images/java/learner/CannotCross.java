package stub;

/** A value that does not cross the border: of which type, and what is in its way. */
final class CannotCross extends RuntimeException {
    final String type;
    final String obstacle;

    CannotCross(String type, String obstacle) {
        super(type + ": " + obstacle, null, false, false);
        this.type = type;
        this.obstacle = obstacle;
    }
}
