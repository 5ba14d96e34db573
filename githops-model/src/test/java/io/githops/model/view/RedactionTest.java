package io.githops.model.view;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.harvester.Setting;
import io.githops.model.kubernetes.Secret;
import io.githops.model.kubevirt.VirtualMachine;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String MARK = "hunter2";

    @Test
    void secretsShowNoValue() {
        var secret = resource("""
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          name: a
                          namespace: b
                          annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"data":{"k":"hunter2"}}'}
                        data: {k: hunter2}
                        stringData: {k: hunter2}
                        """).as(Secret.KIND);

        assertThat(secret.data()).containsEntry("k", MARK);
        assertThat(secret).asString().contains("name=a").doesNotContain(MARK);
        assertThat(Secret.builder()
                        .metadata(secret.metadata())
                        .putData("k", MARK)
                        .build())
                .asString()
                .doesNotContain(MARK);
    }

    @Test
    void settingsShowNoValue() {
        var setting = resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Setting
                        metadata: {name: backup-target}
                        value: hunter2
                        default: hunter2
                        """).as(Setting.KIND);

        assertThat(setting.defaultValue()).contains(MARK);
        assertThat(setting).asString().contains("name=backup-target").doesNotContain(MARK);
    }

    @Test
    void machinesShowNoCloudInitData() {
        var machine = resource("""
                        apiVersion: kubevirt.io/v1
                        kind: VirtualMachine
                        metadata: {name: a, namespace: b}
                        spec:
                          template:
                            metadata: {annotations: {note: hunter2}}
                            spec:
                              domain: {devices: {}}
                              volumes:
                              - name: one
                                cloudInitNoCloud:
                                  userData: hunter2
                                  userDataBase64: hunter2
                                  networkData: hunter2
                                  networkDataBase64: hunter2
                        """).as(VirtualMachine.KIND);

        assertThat(machine).asString().contains("name=one").doesNotContain(MARK);
    }
}
