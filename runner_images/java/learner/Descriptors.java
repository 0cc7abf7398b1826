package stub;

import java.io.FileDescriptor;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Descriptors by number: those that the supervisor left open for this process. */
final class Descriptors {
    private Descriptors() {
    }

    /** Return what reads and writes the open descriptor `number`: Java itself only opens files by their names. */
    static FileDescriptor of(int number) throws ReflectiveOperationException {
        Field own = Unsafe.class.getDeclaredField("theUnsafe");
        own.setAccessible(true);
        Unsafe unsafe = (Unsafe) own.get(null);
        FileDescriptor made = new FileDescriptor();
        unsafe.putInt(made, unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd")), number);
        return made;
    }
}
