package stub;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** The types of parameters: what is left of one when it is run, and what its items are. */
final class Types {
    private Types() {
    }

    /** Return the class that a type is when the program runs. */
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> kind -> kind;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array -> Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    /** Return the type of the items of an array, or the one at `place` between the angles; Object where none is told. */
    static Type item(Type type, int place) {
        if (type instanceof Class<?> kind && kind.isArray()) {
            return kind.getComponentType();
        }
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > place) {
            return generic.getActualTypeArguments()[place];
        }
        return Object.class;
    }

    /** Return the class of objects in which a primitive value is held; any other class itself. */
    static Class<?> boxed(Class<?> kind) {
        return kind.isPrimitive() ? Array.get(Array.newInstance(kind == void.class ? Object.class : kind, 1), 0) == null
            ? Void.class : Array.get(Array.newInstance(kind, 1), 0).getClass() : kind;
    }
}
