public class Double {
    public static int doubler(int nombre) { return nombre * 2; }
}
