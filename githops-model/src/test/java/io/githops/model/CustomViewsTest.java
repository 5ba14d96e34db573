package io.githops.model;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.tree.Num;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;
import org.junit.jupiter.api.Test;

/** A custom kind may be viewed as any class that Jackson binds. */
class CustomViewsTest {
    private static final Resource WINDOW = resource("""
            apiVersion: ops.example/v1
            kind: MaintenanceWindow
            metadata: {name: sunday, namespace: shop}
            spec: {machine: web, length: 90m, later: {x: 1}}
            """);

    record Window(Spec spec) {
        record Spec(String machine, GoDuration length, Optional<Integer> hour) {}
    }

    @Value.Immutable
    @JsonDeserialize(as = ImmutableCalmWindow.class)
    interface CalmWindow {
        CalmSpec spec();
    }

    @Value.Immutable
    @JsonDeserialize(as = ImmutableCalmSpec.class)
    interface CalmSpec {
        String machine();

        GoDuration length();

        Optional<Integer> hour();
    }

    /** As generators of beans write them. */
    static class WindowBean {
        private WindowSpecBean spec = new WindowSpecBean();

        public WindowSpecBean getSpec() {
            return spec;
        }

        public void setSpec(WindowSpecBean value) {
            spec = value;
        }
    }

    static class WindowSpecBean {
        private String machine = "";
        private GoDuration length = GoDuration.parse("0");
        private Integer hour;

        public String getMachine() {
            return machine;
        }

        public void setMachine(String value) {
            machine = value;
        }

        public GoDuration getLength() {
            return length;
        }

        public void setLength(GoDuration value) {
            length = value;
        }

        public Integer getHour() {
            return hour;
        }

        public void setHour(Integer value) {
            hour = value;
        }
    }

    @Test
    void aRecord() {
        ResourceKind<Window> kind = kind(Window.class);

        assertThat(WINDOW.as(kind).spec())
                .isEqualTo(new Window.Spec("web", GoDuration.parse("1h30m"), Optional.empty()));
        isEdited(
                kind,
                window -> new Window(
                        new Window.Spec(window.spec().machine(), window.spec().length(), Optional.of(3))));
    }

    @Test
    void anImmutablesInterface() {
        ResourceKind<CalmWindow> kind = kind(CalmWindow.class);

        assertThat(WINDOW.as(kind).spec().machine()).isEqualTo("web");
        isEdited(
                kind,
                window -> ImmutableCalmWindow.builder()
                        .spec(ImmutableCalmSpec.builder()
                                .from(window.spec())
                                .hour(3)
                                .build())
                        .build());
    }

    @Test
    void aClassWithGettersAndSetters() {
        ResourceKind<WindowBean> kind = kind(WindowBean.class);

        assertThat(WINDOW.as(kind).getSpec().getLength()).hasToString("90m");
        isEdited(kind, window -> {
            var changed = new WindowBean();
            changed.getSpec().setMachine(window.getSpec().getMachine());
            changed.getSpec().setLength(window.getSpec().getLength());
            changed.getSpec().setHour(3);
            return changed;
        });
    }

    @Test
    void aClassWithSettersThatTheEditSetsInPlace() {
        isEdited(kind(WindowBean.class), window -> {
            window.getSpec().setHour(3);
            return window;
        });
    }

    private static <T> ResourceKind<T> kind(Class<T> view) {
        return ResourceKind.builder("ops.example/v1", "MaintenanceWindow", view).build();
    }

    private static <T> void isEdited(ResourceKind<T> kind, UnaryOperator<T> edit) {
        assertThat(WINDOW.with(kind, edit).tree())
                .isEqualTo(WINDOW.tree().edit("spec", spec -> spec.with("hour", Num.of(3))));
    }
}
