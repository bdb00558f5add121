import sys,csv,numpy as np,math
from auc import auc,ll
def load(fs):
    d={}
    for f in fs:
        for r in csv.DictReader(open(f)):
            d[(r['origin'],r['row'])]=(int(r['customer']),r['order'],int(r['y']),float(r['p']),float(r['prr']))
    return d
b=load(sys.argv[1].split(',')); m=load(sys.argv[2].split(','))
org=sorted(set(k[0] for k in m))
rng=np.random.default_rng(1)
def cell(keys,col):
    y=np.array([b[k][2] for k in keys]);pb=np.array([b[k][col] for k in keys]);pm=np.array([m[k][col] for k in keys]);c=np.array([b[k][0] for k in keys]);o=np.array([k[0] for k in keys])
    def diffs(idx):
        da=[];dl=[]
        for g in np.unique(o):
            s=idx[o[idx]==g]
            da.append(auc(y[s],pm[s])-auc(y[s],pb[s])); dl.append(ll(y[s],pm[s])-ll(y[s],pb[s]))
        return np.mean(da),np.mean(dl)
    al=np.arange(len(y)); d=diffs(al)
    u,inv=np.unique(c,return_inverse=True); groups=np.argsort(inv,kind='stable'); starts=np.searchsorted(inv[groups],np.arange(len(u)+1))
    R=[]
    for _ in range(200):
        pick=rng.integers(0,len(u),len(u)); idx=np.concatenate([groups[starts[i]:starts[i+1]] for i in pick]); R.append(diffs(idx))
    se=np.std(R,axis=0)
    A=[np.mean([f(y[o==g],p[o==g]) for g in np.unique(o)]) for f,p in ((auc,pb),(auc,pm),(ll,pb),(ll,pm))]
    return len(y),A,d,se
def nm(o,k): 
    y0,m0=int(o[:4]),int(o[5:7])+k
    return '%04d-%02d'%(y0+(m0>12),(m0-1)%12+1)
for col,name in ((3,'model'),(4,'product_return_rate alone')):
    for k in (0,1):
        for sel in [[g] for g in org]+[org]:
            keys=[q for q in m if q[0] in sel and q in b and b[q][1][:7]==nm(q[0],k)]
            n,A,d,se=cell(keys,col)
            print('%s | %s | %s months | %d | AUC %.4f -> %.4f, %+.4f (SE %.4f) | log-loss %.4f -> %.4f, %+.4f (SE %.4f)'%(name,'all' if len(sel)>1 else sel[0],('0 to 1','1 to 2')[k],n,A[0],A[1],d[0],se[0],A[2],A[3],d[1],se[1]))
