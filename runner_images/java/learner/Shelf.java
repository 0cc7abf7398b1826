package stub;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shelf: the lists, sets, maps and arrays that are one object on both sides of the border while it holds them.
 *  Both sides hold the same numbers, and tell what they changed in place before they say anything else. */
final class Shelf {
    /** A container: `tag` and `aside` are how the tests write it. */
    static final class Entry {
        final int number;
        final Object container;
        final String tag;
        final String aside;
        Object[] agreed;

        Entry(int number, Object container, String tag, String aside) {
            this.number = number;
            this.container = container;
            this.tag = tag;
            this.aside = aside;
            this.agreed = contentOf(container);
        }
    }

    private final Map<Integer, Entry> held = new LinkedHashMap<>();
    private final Map<Object, Entry> entries = new IdentityHashMap<>();
    private int last;

    /** Return what is kept of a container; null when it is not on the shelf. */
    Entry entryOf(Object container) {
        return entries.get(container);
    }

    /** Return the container of a number; null when there is none. */
    Entry at(int number) {
        return held.get(number);
    }

    /** Return a number for a container of this side. */
    int nextNumber() {
        return --last;
    }

    /** Keep a container, as both sides now know it. */
    void put(int number, Object container, String tag, String aside) {
        Entry before = held.get(number);
        if (before != null) {
            entries.remove(before.container);
        }
        Entry entry = new Entry(number, container, tag, aside);
        held.put(number, entry);
        entries.put(container, entry);
    }

    /** Return the containers that this side changed since the two agreed. */
    List<Entry> changed() {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : held.values()) {
            if (differ(contentOf(entry.container), entry.agreed)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** Let go of a container: from here on the two sides hold copies. */
    void drop(int number) {
        Entry entry = held.remove(number);
        if (entry != null) {
            entries.remove(entry.container);
        }
    }

    /** Tell whether an object is a container: an array, or one of Java's own collections. */
    static boolean holds(Object value) {
        return value.getClass().isArray()
            || (value instanceof Collection || value instanceof Map) && value.getClass().getClassLoader() == null;
    }

    /** Return what a container holds; of a map keys and values in turn. */
    static Object[] contentOf(Object container) {
        try {
            if (container instanceof Map<?, ?> map) {
                List<Object> found = new ArrayList<>();
                for (Map.Entry<?, ?> one : map.entrySet()) {
                    found.add(one.getKey());
                    found.add(one.getValue());
                }
                return found.toArray();
            }
            if (container instanceof Collection<?> collection) {
                return collection.toArray();
            }
        } catch (RuntimeException broken) {
            return new Object[0]; // another thread of theirs changes it meanwhile
        }
        Object[] found = new Object[Array.getLength(container)];
        for (int place = 0; place < found.length; place++) {
            found[place] = Array.get(container, place);
        }
        return found;
    }

    /** Make `content` what a container holds; tell whether it took it. */
    @SuppressWarnings("unchecked")
    static boolean refill(Object container, List<Object> content) {
        try {
            if (container instanceof Map<?, ?> map) {
                Map<Object, Object> pairs = (Map<Object, Object>) map;
                pairs.clear();
                for (int place = 0; place < content.size(); place += 2) {
                    pairs.put(content.get(place), content.get(place + 1));
                }
            } else if (container instanceof Collection<?> collection) {
                collection.clear();
                ((Collection<Object>) collection).addAll(content);
            } else if (Array.getLength(container) == content.size()) {
                for (int place = 0; place < content.size(); place++) {
                    Array.set(container, place, content.get(place));
                }
            } else {
                return false;
            }
            return true;
        } catch (RuntimeException unchangeable) {
            return false;
        }
    }

    private static boolean differ(Object[] now, Object[] agreed) {
        if (now.length != agreed.length) {
            return true;
        }
        for (int place = 0; place < now.length; place++) {
            if (now[place] != agreed[place] && !(isPlain(now[place]) && now[place].equals(agreed[place]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(Object value) {
        return value != null && value.getClass().getClassLoader() == null
            && (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof Character);
    }

    /** Return how the tests write a container of this side. */
    static String tagOf(Object container) {
        return container instanceof Map ? "dict" : container instanceof Set ? "set" : "list";
    }
}
