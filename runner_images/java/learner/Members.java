package stub;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a class has that a neighbour in its package may use: all but what is private, its ancestors' too. */
final class Members {
    private Members() {
    }

    /** Return the methods of a name that may be called: on the class alone, or on an object of it too. */
    static List<Method> methods(Class<?> kind, String name, boolean isStatic) {
        Map<String, Method> found = new LinkedHashMap<>();
        for (Class<?> one : lineage(kind)) {
            for (Method method : one.getDeclaredMethods()) {
                boolean isMeant = method.getName().equals(name) && !method.isSynthetic()
                    && (!isStatic || Modifier.isStatic(method.getModifiers()));
                if (isMeant && isOpen(method, method.getModifiers(), one)) {
                    found.putIfAbsent(Arrays.toString(method.getParameterTypes()), method);
                }
            }
        }
        return inOrder(new ArrayList<>(found.values()));
    }

    /** Return methods or constructors by the number and names of their parameters: Java has them in no order. */
    private static <T extends Executable> List<T> inOrder(List<T> found) {
        found.sort(Comparator.<T>comparingInt(Executable::getParameterCount)
            .thenComparing(one -> Arrays.toString(one.getParameterTypes())));
        return found;
    }

    /** Return the constructors that may be called. */
    static List<Constructor<?>> constructors(Class<?> kind) {
        List<Constructor<?>> found = new ArrayList<>();
        for (Constructor<?> one : kind.getDeclaredConstructors()) {
            if (!one.isSynthetic() && isOpen(one, one.getModifiers(), kind)) {
                found.add(one);
            }
        }
        return inOrder(found);
    }

    /** Return a field that may be read; null when there is none. */
    static Field field(Class<?> kind, String name, boolean isStatic) {
        for (Class<?> one : lineage(kind)) {
            for (Field field : one.getDeclaredFields()) {
                if (field.getName().equals(name) && !field.isSynthetic()
                        && (!isStatic || Modifier.isStatic(field.getModifiers())) && isOpen(field, field.getModifiers(), one)) {
                    return field;
                }
            }
        }
        return null;
    }

    /** Tell whether a class has a name for itself alone. */
    static boolean isPrivate(Class<?> kind, String name) {
        for (Class<?> one : lineage(kind)) {
            if (java.util.stream.Stream.concat(Arrays.stream(one.getDeclaredMethods()),
                    Arrays.stream(one.getDeclaredFields()))
                    .anyMatch(member -> member.getName().equals(name) && Modifier.isPrivate(member.getModifiers()))) {
                return true;
            }
        }
        return false;
    }

    /** Return the names of a class, each with whether it is a method. */
    static Map<String, Boolean> names(Class<?> kind, boolean isStatic) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        for (Class<?> one : lineage(kind)) {
            if (one == Object.class) {
                continue;
            }
            for (Method method : one.getDeclaredMethods()) {
                if (!method.isSynthetic() && (!isStatic || Modifier.isStatic(method.getModifiers()))
                        && isOpen(method, method.getModifiers(), one)) {
                    found.put(method.getName(), true);
                }
            }
            for (Field field : one.getDeclaredFields()) {
                if (!field.isSynthetic() && (!isStatic || Modifier.isStatic(field.getModifiers()))
                        && isOpen(field, field.getModifiers(), one)) {
                    found.putIfAbsent(field.getName(), false);
                }
            }
        }
        return found;
    }

    /** Return a class, its ancestors, and their interfaces. */
    static Set<Class<?>> lineage(Class<?> kind) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> one = kind; one != null; one = one.getSuperclass()) {
            found.add(one);
        }
        for (Class<?> one : List.copyOf(found)) {
            addInterfaces(one, found);
        }
        if (kind.isInterface()) {
            found.add(Object.class);
        }
        return found;
    }

    private static void addInterfaces(Class<?> kind, Set<Class<?>> found) {
        for (Class<?> one : kind.getInterfaces()) {
            found.add(one);
            addInterfaces(one, found);
        }
    }

    private static boolean isOpen(AccessibleObject member, int modifiers, Class<?> owner) {
        if (Modifier.isPrivate(modifiers)) {
            return false;
        }
        if (owner.getClassLoader() != null && !owner.getModule().isNamed()) {
            member.setAccessible(true);
            return true;
        }
        return Modifier.isPublic(modifiers) && Modifier.isPublic(owner.getModifiers())
            && owner.getModule().isExported(owner.getPackageName());
    }

    /** Return the one method of an interface that a lambda would be; null where there is none, or several. */
    static Method single(Class<?> kind) {
        Method found = null;
        for (Class<?> one : lineage(kind)) {
            if (!one.isInterface()) {
                continue;
            }
            for (Method method : one.getMethods()) {
                boolean isWanted = Modifier.isAbstract(method.getModifiers()) && !isObjects(method);
                if (isWanted && found != null && !found.getName().equals(method.getName())) {
                    return null;
                }
                found = isWanted ? method : found;
            }
        }
        return found;
    }

    private static boolean isObjects(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException other) {
            return false;
        }
    }

    /** Return how a method or constructor is written: `Compte.deposer(int, String)`. */
    static String written(Class<?> kind, Executable one) {
        List<String> types = new ArrayList<>();
        for (Class<?> type : one.getParameterTypes()) {
            types.add(type.getSimpleName());
        }
        String name = one instanceof Method ? kind.getSimpleName() + "." + one.getName() : kind.getSimpleName();
        return name + "(" + String.join(", ", types) + ")";
    }

    /** Return the value of a part of a record, read without its accessor. */
    static Object part(Object value, RecordComponent part) throws ReflectiveOperationException {
        Field field = value.getClass().getDeclaredField(part.getName());
        field.setAccessible(true);
        return field.get(value);
    }
}
