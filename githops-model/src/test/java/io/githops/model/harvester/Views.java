package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.githops.model.ResourceKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All views, and the fields they have. */
final class Views {
    private Views() {}

    static Stream<ResourceKind<?>> kinds() {
        return Stream.of(
                Addon.KIND,
                ClusterNetwork.KIND,
                ConfigMap.KIND,
                IPPool.KIND,
                KeyPair.KIND,
                LoadBalancer.KIND,
                Namespace.KIND,
                NetworkAttachmentDefinition.KIND,
                PersistentVolumeClaim.KIND,
                ScheduleVMBackup.KIND,
                Secret.KIND,
                Setting.KIND,
                StorageClass.KIND,
                VirtualMachine.KIND,
                VirtualMachineImage.KIND,
                VlanConfig.KIND);
    }

    /** The accessors of the fields that a view type declares. */
    static List<Method> fields(Class<?> view) {
        if (!view.getPackage().equals(Views.class.getPackage())) {
            return List.of();
        }
        return Arrays.stream(view.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && method.getParameterCount() == 0)
                .toList();
    }

    /** The name of a field in the manifest. */
    static String nameOf(Method field) {
        JsonProperty name = field.getAnnotation(JsonProperty.class);
        return name == null ? field.getName() : name.value();
    }

    /** Collects the fields of a view, and of the views in it, that hold nothing. */
    static void findAbsent(Object view, String path, List<String> absent) {
        if (view instanceof Optional<?> optional) {
            optional.ifPresentOrElse(value -> findAbsent(value, path, absent), () -> absent.add(path));
        } else if (view instanceof List<?> list) {
            list.stream().findFirst().ifPresentOrElse(item -> findAbsent(item, path, absent), () -> absent.add(path));
        } else if (view instanceof Map<?, ?> map && map.isEmpty()) {
            absent.add(path);
        } else {
            for (Class<?> type : view.getClass().getInterfaces()) {
                fields(type).forEach(field -> findAbsent(valueOf(field, view), path + "." + nameOf(field), absent));
            }
        }
    }

    private static Object valueOf(Method field, Object view) {
        try {
            return field.invoke(view);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.getName(), e);
        }
    }
}
