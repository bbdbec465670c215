{{/* A pod of an instance: its metadata and its spec. */}}
{{- define "lookback.pod" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $own := $instance.values -}}
{{- $isHarvester := eq $instance.component "harvester" -}}
metadata:
  labels:
    {{- include "lookback.labels" . | nindent 4 }}
  {{- with $own.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "lookback.fullname" $root }}{{ if has "s3" $instance.uses }}-archive{{ end }}
  automountServiceAccountToken: false
  # Variables named after services would be taken for settings: LOOKBACK_PLATFORM_API_PORT.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $root.Values.terminationGracePeriodSeconds }}
  {{- with $root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- if $isHarvester }}
  # Other users' logs, and the node's spool: see values.yaml.
  securityContext: {runAsUser: 0, runAsGroup: 0, seccompProfile: {type: RuntimeDefault}}
  {{- else }}
  {{- include "lookback.podSecurity" $root | nindent 2 }}
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - topologyKey: {{ . }}
      maxSkew: 1
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "lookback.selector" (list $root $instance) | nindent 10 }}
    {{- end }}
  {{- end }}
  {{- with $own.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $own.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $own.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $own.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ $instance.component }}
      image: {{ include "lookback.image" (list $root $own.repository) }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      {{- if $isHarvester }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        # DAC_READ_SEARCH: files that are not root's own.
        capabilities: {drop: [ALL], add: [DAC_READ_SEARCH]}
      {{- else }}
      {{- include "lookback.containerSecurity" $root | nindent 6 }}
      {{- end }}
      env:
        {{- include "lookback.env" . | nindent 8 }}
      ports:
        {{- include "lookback.ports" . | nindent 8 }}
      {{- include "lookback.probes" $instance | nindent 6 }}
      {{- if semverCompare ">=1.30.0-0" $root.Capabilities.KubeVersion.Version }}
      # Until no more is sent here; then SIGTERM, at which the process ends what it has in hand.
      lifecycle: {preStop: {sleep: {seconds: 5}}}
      {{- end }}
      resources:
        {{- toYaml $own.resources | nindent 8 }}
      volumeMounts:
        {{- include "lookback.mounts" . | nindent 8 }}
  volumes:
    {{- include "lookback.volumes" . | nindent 4 }}
{{- end -}}

{{- define "lookback.image" -}}
{{- $root := index . 0 -}}
{{- $image := $root.Values.image -}}
{{ printf "%s/%s:%s" (trimSuffix "/" $image.registry) (index . 1) ($image.tag | default $root.Chart.AppVersion) | quote }}
{{- end -}}

{{/* Kubernetes' pod security "restricted". */}}
{{- define "lookback.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .Values.podSecurity.userId }}
  runAsGroup: {{ .Values.podSecurity.groupId }}
  # Secrets are root's, for this group: r--r-----.
  fsGroup: {{ .Values.podSecurity.groupId }}
  seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "lookback.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}

{{/* Live is who still works, ready is who can: whose Kafka, Elasticsearch or bucket is away is not restarted for it. */}}
{{- define "lookback.probes" -}}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: http}
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{- define "lookback.ports" -}}
{{- $instance := index . 1 -}}
{{- $own := $instance.values -}}
- {name: http, containerPort: {{ $instance.port }}}
{{- if eq $instance.component "nacl-proxy" }}
- {name: nacl, containerPort: 6700}
{{- else if eq $instance.component "logio-gateway" }}
- {name: logio, containerPort: 6689}
- {name: live-udp, containerPort: 6690, protocol: UDP}
{{- else if and (eq $instance.component "harvester") $own.syslog.enabled }}
- {name: syslog, containerPort: 5514{{ with $own.syslog.hostPort }}, hostPort: {{ . }}{{ end }}}
- {name: syslog-udp, containerPort: 5514{{ with $own.syslog.hostPort }}, hostPort: {{ . }}{{ end }}, protocol: UDP}
{{- if $own.syslog.tls.secret.name }}
- {name: syslog-tls, containerPort: 6514{{ with $own.syslog.tls.hostPort }}, hostPort: {{ . }}{{ end }}}
{{- end }}
{{- end }}
{{- end -}}
