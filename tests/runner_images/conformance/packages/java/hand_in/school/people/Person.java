package school.people;

import java.io.File;
import school.rooms.Lab;

public class Person {
    public String room() {
        return Lab.NAME;
    }

    public static boolean here() {
        return new File(".").list().length > 2;
    }
}
