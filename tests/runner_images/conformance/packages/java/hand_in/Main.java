import school.people.Person;
import school.rooms.Lab;

public class Main {
    static final int LEVEL = 3;
    static int count;

    static Person build() {
        return new Person();
    }

    static int where() {
        return Lab.size(new Person());
    }

    static int plus() {
        return ++count;
    }

    private static void hidden() {
    }
}

class Teacher extends Person {
    @Override
    public String room() {
        return "a " + super.room();
    }
}
