package stub;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The tests' objects as the learner's process sees them: interfaces whose methods call back. */
final class Callbacks {
    /** Has an operation done by the tests on one of their objects, and returns the answer as they wrote it. */
    interface Asking {
        Object ask(String operator, int number, List<Object> values, Type wanted) throws Throwable;
    }

    private static final Class<?>[] ANYTHING = {
        Function.class, Supplier.class, Consumer.class, Predicate.class, Runnable.class,
    };
    private static final int ANY = 6;

    private final Asking asking;
    private final Map<Integer, Map<?, ?>> descriptions = new HashMap<>();
    private final Map<String, Object> present = new HashMap<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    Callbacks(Asking asking) {
        this.asking = asking;
    }

    /** Return the number of the tests' object that a value stands for; null when it is the learner's own. */
    Integer numberOf(Object value) {
        return numbers.get(value);
    }

    /** Return how far an object of the tests is from a type. */
    int cost(List<Object> body, Class<?> wanted) {
        Map<?, ?> description = described(body);
        if (description.get("kind").equals("error")) {
            return wanted.isInstance(receive(body, wanted)) ? 0 : Decoder.UNFIT;
        }
        boolean canBeCalled = description.get("kind").equals("function") || specials(description).contains("__call__");
        if (wanted == Object.class) {
            return ANY;
        }
        if (!wanted.isInterface()) {
            return Decoder.UNFIT;
        }
        return canBeCalled && Members.single(wanted) != null ? 0 : description.get("kind").equals("function") ? Decoder.UNFIT : 1;
    }

    /** Return what stands for an object of the tests, one for one, where a value of the type `wanted` is. */
    Object receive(List<Object> body, Class<?> wanted) {
        int number = (int) body.get(0);
        Map<?, ?> description = described(body);
        boolean isError = description.get("kind").equals("error");
        Class<?>[] faces = wanted.isInterface() ? new Class<?>[] {wanted} : ANYTHING;
        Object made = present.computeIfAbsent(number + (isError ? "" : faces[0].getName()), key -> isError ? error(description)
            : Proxy.newProxyInstance(loaderOf(faces[0]), faces, (proxy, method, values) -> answer(number, proxy, method, values)));
        numbers.put(made, number);
        return made;
    }

    private static ClassLoader loaderOf(Class<?> face) {
        return face.getClassLoader() == null ? ClassLoader.getPlatformClassLoader() : face.getClassLoader();
    }

    private Map<?, ?> described(List<Object> body) {
        int number = (int) body.get(0);
        if (body.size() > 1) {
            descriptions.put(number, (Map<?, ?>) body.get(1));
        }
        return descriptions.get(number);
    }

    private static List<?> specials(Map<?, ?> description) {
        return description.get("specials") instanceof List<?> found ? found : List.of();
    }

    private Object answer(int number, Object proxy, Method method, Object[] values) throws Throwable {
        List<Object> given = values == null ? List.of() : java.util.Arrays.asList(values);
        Map<?, ?> description = descriptions.get(number);
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == values[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> description.get("kind").equals("function") ? description.get("name")
                    : asking.ask("str", number, List.of(), String.class);
            };
        }
        Class<?> face = method.getDeclaringClass();
        boolean isLambda = description.get("kind").equals("function") || specials(description).contains("__call__");
        if (isLambda && Members.single(face) != null) {
            return method.isDefault() ? own(proxy, method, values)
                : asking.ask("call", number, given, method.getGenericReturnType());
        }
        if (method.isDefault() && !isThere(number, method.getName())) {
            return own(proxy, method, values);
        }
        Object found = asking.ask("get", number, List.of(method.getName()), Function.class);
        return asking.ask("call", numbers.get(found), given, method.getGenericReturnType());
    }

    /** Return what the interface itself does in a method that the tests' object does not have. */
    private static Object own(Object proxy, Method method, Object[] values) throws Throwable {
        Class<?> face = method.getDeclaringClass();
        if (Modifier.isPublic(face.getModifiers())) {
            return InvocationHandler.invokeDefault(proxy, method, values);
        }
        return MethodHandles.privateLookupIn(face, MethodHandles.lookup()).unreflectSpecial(method, face)
            .bindTo(proxy).invokeWithArguments(values == null ? new Object[0] : values);
    }

    /** Return a method of the learner's as a value of an interface with one method. */
    Object lambda(Callee callee, Class<?> wanted) {
        return Proxy.newProxyInstance(loaderOf(wanted), new Class<?>[] {wanted}, (proxy, method, values) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == values[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> callee.name;
                };
            }
            return method.isDefault() ? own(proxy, method, values) : callee.call(values == null ? new Object[0] : values);
        });
    }

    private boolean isThere(int number, String name) throws Throwable {
        try {
            asking.ask("get", number, List.of(name), Function.class);
            return true;
        } catch (Raised none) {
            return false;
        }
    }

    /** Return the exception that stands for one of the tests: of Java's own class where it is one. */
    private static Throwable error(Map<?, ?> description) {
        String text = (String) description.get("text");
        String type = (String) description.get("type");
        Class<?> own = ErrorFrames.ownNamed(type);
        try {
            return own == null ? new Raised(type, text) : (Throwable) own.getConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException unlike) {
            return new Raised(type, text);
        }
    }
}
