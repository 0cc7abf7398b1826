package stub;

public class Encoder {
    public static int eight() { return 8; }
}
