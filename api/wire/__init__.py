"""What answers look like, for the OpenAPI description: every form with an example."""

from api.wire.audit import AuditOut, AuditPageOut, DisagreementOut, DocumentAuditOut, MadeOut, SayingOut
from api.wire.cypher import CypherIn, CypherOut
from api.wire.differences import ChangeOut, DiffOut
from api.wire.documents import EvidenceOut, NamedOut, SourceOut
from api.wire.graph import GraphOut, HitOut, NeighbourOut, NodeOut, OneNodeOut, PageOut, RelationshipOut, TargetOut
from api.wire.operations import HealthOut, ProblemOut, ReadyOut
from api.wire.questions import QuestionOut
from api.wire.reading import AnnotationOut, NotStatedOut, ReadingOut
from api.wire.schema import LabelOut, PropertyOut, SchemaOut, TypeOut
from api.wire.snapshots import SnapshotIn, SnapshotOut, SnapshotStatusOut
from api.wire.tracking import PointOut
from api.wire.uploads import LoadOut, RemovedOut

__all__ = [
    "AnnotationOut",
    "AuditOut",
    "AuditPageOut",
    "ChangeOut",
    "CypherIn",
    "CypherOut",
    "DiffOut",
    "DisagreementOut",
    "DocumentAuditOut",
    "EvidenceOut",
    "GraphOut",
    "HealthOut",
    "HitOut",
    "LabelOut",
    "LoadOut",
    "MadeOut",
    "NamedOut",
    "NeighbourOut",
    "NodeOut",
    "NotStatedOut",
    "OneNodeOut",
    "PageOut",
    "PointOut",
    "ProblemOut",
    "PropertyOut",
    "QuestionOut",
    "ReadingOut",
    "ReadyOut",
    "RelationshipOut",
    "RemovedOut",
    "SayingOut",
    "SchemaOut",
    "SnapshotIn",
    "SnapshotOut",
    "SnapshotStatusOut",
    "SourceOut",
    "TargetOut",
    "TypeOut",
]
