{{- define "lookback.mounts" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $own := $instance.values -}}
- {name: tmp, mountPath: /tmp}
{{- if $own.workSize }}
- {name: work, mountPath: /data}
{{- end }}
{{- if and (has "users" $instance.uses) $root.Values.access.usersSecret.name }}
- {name: users, mountPath: /etc/lookback/users, readOnly: true}
{{- end }}
{{- if include "lookback.naclItems" $instance }}
- {name: nacl, mountPath: /etc/lookback/nacl, readOnly: true}
{{- end }}
{{- if eq $instance.component "harvester" }}
- {name: spool, mountPath: /spool}
{{- range $i, $path := $own.hostPaths }}
- {name: host-{{ $i }}, mountPath: {{ $path | quote }}, readOnly: true}
{{- end }}
{{- if $own.rules }}
- {name: rules, mountPath: /etc/lookback/rules, readOnly: true}
{{- end }}
{{- if and $own.syslog.enabled $own.syslog.tls.secret.name }}
- {name: tls, mountPath: /etc/lookback/tls, readOnly: true}
{{- end }}
{{- end }}
{{- end -}}

{{- define "lookback.volumes" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $own := $instance.values -}}
- name: tmp
  emptyDir: {sizeLimit: 1Gi}
{{- with $own.workSize }}
- name: work
  emptyDir: {sizeLimit: {{ . }}}
{{- end }}
{{- with $root.Values.access.usersSecret }}
{{- if and (has "users" $instance.uses) .name }}
- name: users
  secret: {secretName: {{ .name | quote }}, defaultMode: 0400, items: [{key: {{ .key | quote }}, path: users}]}
{{- end }}
{{- end }}
{{- with include "lookback.naclItems" $instance }}
- name: nacl
  secret: {secretName: {{ ($own.nacl | default $own).secret.name | quote }}, defaultMode: 0400, items: {{ . }}}
{{- end }}
{{- if eq $instance.component "harvester" }}
# A harvester has a spool of its own: two on one would not start.
- name: spool
  hostPath: {path: {{ printf "%s/%s/%s" $own.spool.hostPath $root.Release.Namespace $instance.name | quote }}, type: DirectoryOrCreate}
{{- range $i, $path := $own.hostPaths }}
- name: host-{{ $i }}
  hostPath: {path: {{ $path | quote }}}
{{- end }}
{{- if $own.rules }}
- name: rules
  configMap: {name: {{ $instance.name }}-rules}
{{- end }}
{{- with $own.syslog.tls.secret }}
{{- if and $own.syslog.enabled .name }}
- name: tls
  secret:
    secretName: {{ .name | quote }}
    defaultMode: 0400
    items: [{key: {{ .certificateKey | quote }}, path: tls.crt}, {key: {{ .privateKeyKey | quote }}, path: tls.key}]
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Which keys of a secret are files of the NaCl transport; nothing where it is not used. */}}
{{- define "lookback.naclItems" -}}
{{- if eq .component "nacl-proxy" -}}
[{key: {{ .values.secret.keyKey | quote }}, path: proxy.key}, {key: {{ .values.secret.authorizedKeysKey | quote }}, path: authorized_keys}]
{{- else if eq .component "harvester" -}}
{{- with .values.nacl -}}
{{- if .proxies -}}
[{key: {{ .secret.keyKey | quote }}, path: harvester.key}, {key: {{ .secret.proxyKeyKey | quote }}, path: proxy.pub}]
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
