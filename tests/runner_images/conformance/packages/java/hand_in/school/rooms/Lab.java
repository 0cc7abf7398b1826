package school.rooms;

import school.people.Person;

public class Lab {
    public static final String NAME = "lab";

    public static int size(Person person) {
        return person.room().length();
    }
}
