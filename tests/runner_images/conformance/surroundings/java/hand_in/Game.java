import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.IntStream;

public class Game {
    public static void main(String[] words) {
        System.out.println("main of " + String.join(" ", words));
    }

    static void show(String text, int number, Object nothing) {
        System.out.println(text + " " + number + " " + nothing);
        System.out.printf(Locale.ROOT, "%.2f%n", 3.14159);
        System.out.println("é€");
    }

    static void everyWay() throws IOException, InterruptedException {
        System.out.print("a");
        System.out.write('b');
        System.out.append('c');
        new ProcessBuilder("sh", "-c", "printf d; printf e 1>&2").inheritIO().start().waitFor();
        System.err.print("f");
        System.err.write("g".getBytes());
    }

    static String redirected() {
        PrintStream before = System.out;
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        System.setOut(new PrintStream(held));
        System.out.print("inner");
        System.setOut(before);
        System.out.print("outer");
        return held.toString();
    }

    static String ask() {
        System.out.print("name? ");
        String name = new Scanner(System.in).nextLine();
        System.out.println("hello " + name);
        System.err.print("!");
        return name;
    }

    static String numbers() {
        Scanner typed = new Scanner(System.in);
        int sum = typed.nextInt() + typed.nextInt();
        typed.nextLine();
        return sum + " " + typed.nextLine();
    }

    static List<String> lines() {
        return new BufferedReader(new InputStreamReader(System.in)).lines().toList();
    }

    static String whole() throws IOException {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    static void save(String path, String text) throws IOException {
        Files.writeString(Path.of(path), text);
    }

    static String load(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    static List<String> environment() {
        return System.getenv().keySet().stream().filter(name -> name.startsWith("GRADER")).toList();
    }

    static String child() throws IOException {
        return new String(new ProcessBuilder("echo", "child").start().getInputStream().readAllBytes()).strip();
    }

    static int threads() {
        return IntStream.rangeClosed(1, 4).parallel().sum();
    }

    static boolean hidden(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    static void leave(int status) {
        System.exit(status);
    }
}
