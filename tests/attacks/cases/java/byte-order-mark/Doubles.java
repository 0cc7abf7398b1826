public class Doubles {
    public static int doubler(int nombre) { return 0; }
}
