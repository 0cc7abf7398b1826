public class Doubles {
    public static int doubler(int nombre) {
        return nombre * 2;
    }
