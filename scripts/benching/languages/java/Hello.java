public class Hello {
    public static String hello(String name) {
        return "Bonjour " + (name.isEmpty() ? "inconnu" : name) + " !";
    }
}
