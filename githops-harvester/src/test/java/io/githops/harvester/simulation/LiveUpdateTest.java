package io.githops.harvester.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.LiveUpdate;
import io.githops.diff.admission.MachineSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveUpdateTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing                    | hostname: a                                | hostname: a                                | false",
                "host name                  | hostname: a                                | hostname: b                                | true",
                "node selector              | nodeSelector: {a: b}                       | nodeSelector: {a: c}                       | false",
                "affinity                   | affinity: {}                               | affinity: {podAffinity: {}}                | false",
                "tolerations                | tolerations: []                            | tolerations: [{key: a}]                    | false",
                "grace period               | terminationGracePeriodSeconds: 1           | terminationGracePeriodSeconds: 2           | true",
                "more sockets               | domain: {cpu: {sockets: 1, maxSockets: 4}} | domain: {cpu: {sockets: 2, maxSockets: 4}} | false",
                "too many sockets           | domain: {cpu: {sockets: 1, maxSockets: 1}} | domain: {cpu: {sockets: 2, maxSockets: 1}} | true",
                "fewer sockets              | domain: {cpu: {sockets: 2, maxSockets: 4}} | domain: {cpu: {sockets: 1, maxSockets: 4}} | true",
                "cores                      | domain: {cpu: {cores: 1}}                  | domain: {cpu: {cores: 2}}                  | true",
                "more memory                | domain: {memory: {guest: 2Gi}}             | domain: {memory: {guest: 4Gi}}             | false",
                "too much memory            | domain: {memory: {guest: 2Gi}}             | domain: {memory: {guest: 9Gi}}             | true",
                "memory beyond its maximum  | domain: {memory: {guest: 2Gi, maxGuest: 3Gi}} | domain: {memory: {guest: 4Gi, maxGuest: 3Gi}} | true",
                "less memory                | domain: {memory: {guest: 2Gi}}             | domain: {memory: {guest: 1Gi}}             | true",
                "memory below a gibibyte    | domain: {memory: {guest: 256Mi}}           | domain: {memory: {guest: 512Mi}}           | true",
                "another spelling           | domain: {memory: {guest: 1Gi}}             | domain: {memory: {guest: 1024Mi}}          | false",
                "limits                     | domain: {resources: {limits: {cpu: 1}}}    | domain: {resources: {limits: {cpu: 2}}}    | true",
                "firmware filled in         | domain: {firmware: {}}                     | domain: {firmware: {uuid: a}}              | false",
                "firmware changed           | domain: {firmware: {uuid: a}}              | domain: {firmware: {uuid: b}}              | true",
                "interface state            | domain: {devices: {interfaces: [{name: a, bridge: {}, state: up}]}}  | domain: {devices: {interfaces: [{name: a, bridge: {}, state: down}]}} | false",
                "interface address          | domain: {devices: {interfaces: [{name: a, bridge: {}, macAddress: one}]}} | domain: {devices: {interfaces: [{name: a, bridge: {}, macAddress: two}]}} | true",
                "interface added            | networks: []                               | networks: [{name: a}], domain: {devices: {interfaces: [{name: a, bridge: {}}]}} | false",
                "masquerade added           | networks: []                               | networks: [{name: a}], domain: {devices: {interfaces: [{name: a, masquerade: {}}]}} | true",
                "interface unplugged        | domain: {devices: {interfaces: [{name: a, bridge: {}}]}} | domain: {devices: {interfaces: [{name: a, bridge: {}, state: absent}]}} | false",
                "interface dropped          | domain: {devices: {interfaces: [{name: a, bridge: {}}]}} | domain: {devices: {}}         | true",
                "volume plugged             | volumes: []                                | volumes: [{name: a, persistentVolumeClaim: {claimName: a, hotpluggable: true}}], domain: {devices: {disks: [{name: a, disk: {}}]}} | false",
                "volume added for good      | volumes: []                                | volumes: [{name: a, persistentVolumeClaim: {claimName: a}}], domain: {devices: {disks: [{name: a, disk: {}}]}} | true",
                "medium ejected             | volumes: [{name: a, persistentVolumeClaim: {claimName: a, hotpluggable: true}}], domain: {devices: {disks: [{name: a, cdrom: {}}]}} | domain: {devices: {disks: [{name: a, cdrom: {}}]}} | false",
                "drive removed              | domain: {devices: {disks: [{name: a, cdrom: {}}]}} | domain: {devices: {disks: []}}     | true",
            })
    void needsARestart(String change, String started, String wanted, boolean needed) {
        var before = new MachineSpec(Samples.yaml("{" + started + "}"));
        var after = new MachineSpec(Samples.yaml("{" + wanted + "}"));

        assertThat(new LiveUpdate(before, before, after).needsRestart()).isEqualTo(needed);
    }
}
