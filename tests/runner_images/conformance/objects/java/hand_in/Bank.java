import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

public class Bank {
    static final int TAX = 20;
    static String currency = "EUR";

    static class Node {
        int value;

        Node(int value) {
            this.value = value;
        }
    }

    static Account largest(List<Account> accounts) {
        return accounts.stream().max(Comparator.comparing(one -> one.balance)).get();
    }

    static boolean same(Object one, Object other) {
        return one == other;
    }

    static String label(Level one) {
        return one.name();
    }

    static String kindOf(Object value) {
        return value.getClass().getSimpleName();
    }

    static Shape circle(int radius) {
        return new Shape() {
            @Override
            int area() {
                return 3 * radius * radius;
            }
        };
    }

    static Map<Level, Integer> levels() {
        return new EnumMap<>(Map.of(Level.LOW, 1, Level.HIGH, 2));
    }

    static String price(int value) {
        return value + " " + currency;
    }
}

class Account {
    static final String BANK = "B";
    private static final int SECRET = 1;
    static int opened = 0;
    final String owner;
    int balance;
    List<String> log = new ArrayList<>();
    private int pin = 1234;

    Account(String owner) {
        this(owner, 0);
    }

    Account(String owner, int balance) {
        this.owner = owner;
        this.balance = balance;
        opened++;
    }

    Account deposit(int amount) {
        return deposit(amount, "" + amount);
    }

    Account deposit(int amount, String note) {
        if (amount < 0) {
            throw new IllegalArgumentException("neg");
        }
        balance += amount;
        log.add(note);
        return this;
    }

    static Account open(String owner) {
        return new Account(owner, 5);
    }

    private void hide() {
    }

    @Override
    public String toString() {
        return "account of " + owner;
    }
}

class Savings extends Account {
    Savings(String owner) {
        super(owner);
    }

    double interest() {
        return balance / 10.0;
    }

    @Override
    Account deposit(int amount) {
        return super.deposit(amount * 2);
    }
}

interface Labelled {
    int ALL = 3;

    String label();
}

abstract class Shape implements Labelled {
    abstract int area();

    @Override
    public String label() {
        return "a shape of " + area();
    }
}

record Point(int x, int y) {
    Point {
        if (x < 0) {
            throw new IllegalArgumentException("left");
        }
    }

    Point moved(int by) {
        return new Point(x + by, y);
    }
}

enum Suit {
    HEARTS("H"),
    SPADES("S");

    final String sign;

    Suit(String sign) {
        this.sign = sign;
    }

    String color() {
        return this == HEARTS ? "red" : "black";
    }

    static Suit first() {
        return HEARTS;
    }
}

enum Level {
    LOW, HIGH
}
